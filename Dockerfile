# The server alone, in an image with nothing else in it. docker-compose.yml puts a Neo4j beside it.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go run ./web/webbuild
RUN CGO_ENABLED=0 go build -trimpath -tags webdist -ldflags="-s -w" -o /allymap ./server && mkdir /data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /allymap /allymap
# Where a map in SQLite would be: mount a volume here.
COPY --from=build --chown=65532:65532 /data /data
USER 65532:65532
ENV ALLYMAP_STORE=sqlite:/data/allymap.db ALLYMAP_LISTEN=0.0.0.0:8080
EXPOSE 8080
# There is no shell and no curl to ask with, so the binary asks itself.
HEALTHCHECK --interval=10s --timeout=10s --start-period=60s --retries=3 CMD ["/allymap", "health"]
ENTRYPOINT ["/allymap"]
CMD ["serve"]
