const image = 'acme/app'

export default {
  image,
  registry: import.meta.env.REGISTRY,
}
