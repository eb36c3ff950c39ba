import { defineConfig } from 'relgen'

const base = 'gcr.io/distroless/static-debian12:nonroot'

export default defineConfig({
  extends: ['relgen:gitea-go-sever'],
  image: 'acme/App',
  registry: { host: 'gitea.example.org', passwordSecret: 'GITEA_TOKEN' },
  platforms: ['linux/amd64', 'linux/amd64'],
  build: { cgo: true, flags: ['-mod vendor'] },
  binaries: { server: './cmd/server', 'Agent 2': '../agent' },
  base,
  user: 'nobody',
  files: [{ from: 'deploy/app.conf', to: 'etc/app.conf', mode: '644' }],
  test: ['go test ./... \\', ''],
  smoke: ['healthz'],
  tags: { latest: { holdUntil: 'v1.0.0' } },
  outputs: { make: 'generated/release.sh', workflow: 'ci/release.yml' },
  typo: 1,
})
