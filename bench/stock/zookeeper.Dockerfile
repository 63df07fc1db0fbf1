# What the image of ZooKeeper is measured against (npm run bench -- images), and no product: the same jars on the same base with the JRE
# of the distribution, as images are made whose scripts are in sh.
ARG VERSION=3.9.5
FROM debian:trixie-slim AS jdk
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      binutils ca-certificates-java maven openjdk-21-jdk-headless \
 && rm -rf /var/lib/apt/lists/*

FROM jdk AS jars
WORKDIR /build
COPY docker/zookeeper/pom.xml docker/zookeeper/jars.sha256 ./
RUN mvn -B -q --strict-checksums dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory=/opt/zookeeper/lib \
 && (cd /opt/zookeeper/lib && sha256sum -- *.jar) | diff jars.sha256 -

FROM debian:trixie-slim
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      netcat-openbsd openjdk-21-jre-headless procps \
 && rm -rf /var/lib/apt/lists/*
COPY --from=jars /opt/zookeeper/lib /opt/zookeeper/lib
COPY bench/stock/zookeeper.sh /usr/bin/
CMD ["sh", "/usr/bin/zookeeper.sh"]
