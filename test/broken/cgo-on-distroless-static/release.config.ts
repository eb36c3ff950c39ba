import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  platforms: ['linux/amd64'],
  build: { cgo: true },
  base: 'gcr.io/distroless/static-debian12:nonroot',
})
