import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  files: [{ from: 'deploy/app.conf', to: '/var/lib/app/app.conf', mode: '0999' }],
  dataDirs: ['/var/lib/app'],
  binaries: { server: './cmd/server' },
  targets: { build: {}, 'Debug Build': { suffix: 'debug' } },
})
