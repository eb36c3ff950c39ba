import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  binaries: { server: './cmd/server', agent: { platforms: ['linux/amd64', 'windows/amd64'] } },
  files: [
    { from: 'binary:unknown', to: '/opt/app/' },
    { from: ['binary:agnet', 'binary:server'], to: '/opt/app/' },
  ],
})
