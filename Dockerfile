# syntax=docker/dockerfile:1

# Build:  docker build -t imsg-gateway .
# Run:    docker run -d --name imsg-gateway -p 127.0.0.1:8080:8080 -e GATEWAY_ADMIN_TOKEN=... -v imsg-gateway:/home/gateway/.imsg-gateway imsg-gateway
# The Mac is reached through an SSH wrapper script as cliPath; without any channels.imessage the image runs the demo.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
# The tests have run where the image is released from; the image is built from sources alone.
RUN ./mvnw -q -B -DskipTests -Dspotless.check.skip package \
 && java -Djarmode=tools -jar target/imsg-gateway.jar extract --destination /build/app

FROM eclipse-temurin:25-jre AS run
# ssh for Macs that are reached through a wrapper script.
RUN apt-get update \
 && apt-get install -y --no-install-recommends openssh-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 --shell /usr/sbin/nologin gateway \
 && install -d -o gateway -g gateway -m 0700 /home/gateway/.imsg-gateway
WORKDIR /home/gateway
# Libraries change less often than the program, so they are a layer of their own.
COPY --from=build /build/app/lib /opt/imsg-gateway/lib
COPY --from=build /build/app/imsg-gateway.jar /opt/imsg-gateway/imsg-gateway.jar
USER 10001:10001
ENV IMSG_GATEWAY_HOME=/home/gateway/.imsg-gateway
VOLUME /home/gateway/.imsg-gateway
EXPOSE 8080
STOPSIGNAL SIGTERM
# Asks over HTTP without a token, with what is in the image. The address is in the home only while the gateway listens.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && IFS= read -r -t 8 answer <&3 && [[ $answer == *' 200'* ]]"]
# A container is reached from outside only if it listens on all addresses, and the gateway does that only with a token that
# somebody chose; without one it stays on 127.0.0.1, where nobody outside reaches it.
ENTRYPOINT ["sh", "-c", "if [ -n \"${GATEWAY_ADMIN_TOKEN:-}\" ]; then export SERVER_ADDRESS=\"${SERVER_ADDRESS:-0.0.0.0}\"; fi; exec java -XX:MaxRAMPercentage=75 --enable-native-access=ALL-UNNAMED -jar /opt/imsg-gateway/imsg-gateway.jar \"$@\"", "imsg-gateway"]
