# The site of a graph. docs/deployment.md tells how it is used.
FROM python:3.11-slim AS made
WORKDIR /ccgkg
COPY pyproject.toml README.md ./
COPY ontology ontology
COPY ingest ingest
COPY shapes shapes
COPY store store
COPY queries queries
COPY publish publish
COPY cli cli
RUN python -m venv /opt/ccgkg && /opt/ccgkg/bin/pip install --no-cache-dir .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home ccgkg && install --directory --owner ccgkg /graph
COPY --from=made /opt/ccgkg /opt/ccgkg
ENV PYTHONDONTWRITEBYTECODE=1
USER 10001
VOLUME /graph
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["/opt/ccgkg/bin/python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/about', timeout=4)"]
ENTRYPOINT ["/opt/ccgkg/bin/ccgkg"]
CMD ["serve", "--graph", "/graph", "--host", "0.0.0.0", "--port", "8000", "--public"]
