import { defineConfig } from 'relgen'

export default defineConfig({})
