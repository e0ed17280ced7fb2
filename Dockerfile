FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/hub:/hub/site
WORKDIR /hub
# Pango and a font for Japanese, Chinese and Korean: leaflets and letters as PDF. pg_dump: backups.
RUN apt-get update && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk postgresql-client \
 && rm -rf /var/lib/apt/lists/*
COPY requirements-hashed.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements-hashed.txt

COPY . .
# Catalogues and static files are part of the image; they need a profile, not a service.
RUN DJANGO_SETTINGS_MODULE=config.settings.single python manage.py compile_catalogues \
 && DJANGO_SETTINGS_MODULE=config.settings.single python manage.py collectstatic --noinput \
 && rm -f var/secret_key \
 && useradd --system hub && mkdir -p /srv/media /srv/page-files /srv/proxy-pages /srv/backups \
 && chown -R hub var /srv/media /srv/page-files /srv/proxy-pages /srv/backups

USER hub
ENV DJANGO_SETTINGS_MODULE=config.settings.production MEDIA_ROOT=/srv/media HOST=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["gunicorn", "config.wsgi"]
