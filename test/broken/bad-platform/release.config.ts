import { defineConfig } from 'relgen'

export default defineConfig({
  image: 'acme/app',
  registry: 'gitea.example.org',
  platforms: ['linux/amd64', 'linux/aarch64', 'windows/amd64'],
})
