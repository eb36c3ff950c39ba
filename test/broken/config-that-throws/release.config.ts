import { defineConfig } from 'relgen'

function registry(): string {
  const host = process.env['NO_SUCH_VARIABLE_HERE']
  if (!host) throw new Error('set NO_SUCH_VARIABLE_HERE')
  return host
}

export default defineConfig({ image: 'acme/app', registry: registry() })
