import { definePreset } from 'relgen'

export default definePreset({
  name: 'acme:house',
  extends: ['./service.ts'],
})
