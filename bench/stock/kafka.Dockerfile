# What the image of Kafka is measured against (npm run bench -- images), and no product: the same jars on the same base with the JRE
# of the distribution, as images are made whose scripts are in sh.
ARG VERSION=4.3.1
FROM debian:trixie-slim AS jdk
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      binutils ca-certificates-java maven openjdk-21-jdk-headless \
 && rm -rf /var/lib/apt/lists/*

FROM jdk AS jars
ARG VERSION
WORKDIR /build
COPY docker/kafka/pom.xml docker/kafka/jars-$VERSION.sha256 ./
RUN mvn -B -q --strict-checksums dependency:copy-dependencies "-Dkafka.version=$VERSION" \
      -DincludeScope=runtime -DoutputDirectory=/opt/kafka/libs \
 && (cd /opt/kafka/libs && sha256sum -- *.jar) | diff "jars-$VERSION.sha256" -

FROM debian:trixie-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      netcat-openbsd openjdk-21-jre-headless procps \
 && rm -rf /var/lib/apt/lists/*
COPY --from=jars /opt/kafka/libs /opt/kafka/libs
COPY bench/stock/kafka.sh /usr/bin/
CMD ["sh", "/usr/bin/kafka.sh"]
