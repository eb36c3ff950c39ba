import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['./presets/house.ts'],
  image: 'acme/app',
})
