import { defineConfig } from 'relgen'

export default defineConfig({
  image: ['acme/app'],
  registry: 'gitea.example.org',
  platforms: 'linux/amd64',
  build: { cgo: 'no' },
  env: { WORKERS: 4 },
  test: true,
})
