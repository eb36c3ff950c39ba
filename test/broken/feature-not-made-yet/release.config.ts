import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  signing: true,
  sbom: 'spdx',
  forge: 'gitlab',
  snapshot: 'snapshot-{sha}',
})
