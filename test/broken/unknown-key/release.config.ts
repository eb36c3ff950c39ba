import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  platform: ['linux/amd64'],
  tags: { lastest: true },
})
