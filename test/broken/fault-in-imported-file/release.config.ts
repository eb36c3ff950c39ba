import { defineConfig } from 'relgen'
import { host } from './names.ts'

export default defineConfig({ image: 'acme/app', registry: host })
