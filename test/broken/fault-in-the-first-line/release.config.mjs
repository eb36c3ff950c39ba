export default { image: 'acme/app', registry: process.env.A.B.C }
