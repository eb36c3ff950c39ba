import { defineConfig } from 'relgen'
import { image } from './names.ts'

export default defineConfig({ image, registry: 'gitea.example.org' })
