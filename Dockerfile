# The server and the worker in one image. Build the web app first: make setup
FROM python:3.12-slim

ENV PATH=/opt/dingdian/.venv/bin:$PATH PYTHONUNBUFFERED=1 UV_COMPILE_BYTECODE=1
WORKDIR /opt/dingdian
RUN pip install --no-cache-dir "uv>=0.9"

COPY pyproject.toml uv.lock README.md LICENSE NOTICE ./
RUN uv sync --frozen --no-dev --no-install-project

COPY engine engine
COPY handlers handlers
COPY api api
COPY processes processes
COPY web/dist web/dist
# whoever runs it may not write here, so it is compiled now and not at every start
RUN uv sync --frozen --no-dev && python -m compileall -q engine handlers api && useradd --create-home dingdian

USER dingdian
EXPOSE 8000
CMD ["dingdian", "serve"]
