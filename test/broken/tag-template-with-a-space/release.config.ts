import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  snapshot: { tag: 'snapshot {sha}', version: '0.0.0-{commit}' },
})
