"""Copies of everything at one moment, encrypted, checked, kept by rule, and put back."""
