import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  targets: {
    runtime: {},
    debug: { base: 'debian:12-slim', suffix: '-dev' },
    profile: { base: 'debian:12-slim', suffix: '-dev' },
    small: { base: 'scratch' },
  },
})
