import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  binaries: { server: './cmd/server' },
  files: [{ from: ['deploy/app.conf', 'release.config.ts'], to: '/opt/app/' }],
})
