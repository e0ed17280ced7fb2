from hub.enquiries.models.enquiry import BlockedSender, Enquiry, EnquirySettings
from hub.enquiries.models.feedback import Feedback
from hub.enquiries.models.mistake import MistakeReport

__all__ = ["BlockedSender", "Enquiry", "EnquirySettings", "Feedback", "MistakeReport"]
