import { defineConfig } from 'relgen'

const house: { [key: string]: unknown } = { platforms: ['linux/amd64'] }
house['env'] = { SELF: house }

export default defineConfig({
  image: () => 'acme/app',
  registry: 'gitea.example.org',
  labels: new Map([['team', 'a']]),
  version: { date: new Date(0) },
  expose: [Number.NaN, 10n],
  ...house,
} as never)
