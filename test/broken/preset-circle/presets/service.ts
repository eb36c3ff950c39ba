import { definePreset } from 'relgen'

export default definePreset({
  name: 'acme:service',
  extends: ['./house.ts'],
})
