const registry = 'gitea.example.org'

const load = async () => {
  const { image } = await import('./names.ts')
  return image
}

export default { image: await load(), registry }
