import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  binaries: {
    server: './cmd/server',
    agent: { platforms: ['linux/amd64', 'linux/arm64'], fileName: 'agent' },
    helper: { package: './cmd/helper', fileName: 'server' },
  },
})
