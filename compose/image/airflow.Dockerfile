# Airflow with Node and the `meadow` command, whose steps its tasks run. Nothing here knows which Python it has.
# For the classic builder of Docker 20.10 as well.
ARG NODE_IMAGE=node:24-slim
ARG AIRFLOW_BASE_IMAGE=apache/airflow:3.3.2

# The same stage as in Dockerfile, so that it is built once.
FROM ${NODE_IMAGE} AS packages
WORKDIR /opt/meadow
COPY package.json package-lock.json prune.mjs ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --cache /tmp/npm && node prune.mjs && rm -rf /tmp/npm
# Modes of files are those of whoever laid them out: strict ones, or on Windows none that let a program run.
COPY . /opt/sources
RUN chmod -R a+rX /opt/sources && chmod a+x /opt/sources/meadow

FROM ${AIRFLOW_BASE_IMAGE}
USER root
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
COPY --from=packages /opt/meadow/node_modules /opt/meadow/node_modules
COPY --from=packages /opt/sources /opt/meadow
RUN ln -s /opt/meadow/meadow /usr/local/bin/meadow && meadow --version
USER 50000:0
# Airflow's own image has it; one that was made of fewer parts gets it here, beside the very Airflow it has. The provider
# names no upper bound, and Celery 5.7 has not what it imports.
ARG CELERY_PROVIDER=3.26.0
ARG CELERY=5.6.3
RUN python -c "import airflow.providers.celery" 2>/dev/null || pip install --no-cache-dir "celery==$CELERY" \
  "apache-airflow-providers-celery==$CELERY_PROVIDER" "apache-airflow==$(airflow version 2>/dev/null | tail -1)"
# On Kubernetes each task is a pod of its own.
ARG KUBERNETES_PROVIDER=10.25.0
RUN python -c "import airflow.providers.cncf.kubernetes" 2>/dev/null || pip install --no-cache-dir \
  "apache-airflow-providers-cncf-kubernetes==$KUBERNETES_PROVIDER" "apache-airflow==$(airflow version 2>/dev/null | tail -1)"
