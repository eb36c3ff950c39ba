import { defineConfig } from 'relgen'

export default defineConfig({
  extends: ['./presets/house.yaml'],
  image: 'acme/app',
})
