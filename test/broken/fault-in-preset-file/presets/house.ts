import { definePreset } from 'relgen'

export default definePreset({
  name: 'acme:house',
  registry: 'https://gitea.example.org',
  platforms: ['linux/x86_64'],
  tags: { exact: 'bare', newest: true },
})
