import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

type Json = Record<string, unknown>
export type Answer = { status: number; contentType: string | null; text: string }

const file = new URL('../../sandbox/openapi.yaml', import.meta.url)
const document = record(parse(readFileSync(file, 'utf8')))

const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger })
ajv.addFormat('email', /^\S+@\S+$/)
ajv.addFormat('uuid', /^[0-9a-f-]{36}$/i)
ajv.addSchema(document, 'openapi')

export type Operation = { method: string; path: string; operationId: string }

/** Every operation of the contract. */
export const OPERATIONS: readonly Operation[] = Object.entries(record(document['paths'])).flatMap(([path, item]) =>
  Object.entries(record(item))
    .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
    .map(([method, operation]) => ({ method, path, operationId: String(record(operation)['operationId']) })),
)

/** What is wrong with a request body, by the contract; nothing when it is sound. */
export function wrongsOfRequest({ method, path }: Operation, body: unknown): string[] {
  return wrongs(['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'], body)
}

/** What is wrong with an answer: an undocumented status, another media type, a body that its schema refuses. */
export function wrongsOfAnswer(operation: Operation, answer: Answer): string[] {
  const { method, path } = operation
  const responses = record(at(['paths', path, method, 'responses']))
  const key = String(answer.status) in responses ? String(answer.status) : `${String(answer.status).charAt(0)}XX`
  if (!(key in responses)) return [`status ${answer.status} is not documented`]
  const where = follow(['paths', path, method, 'responses', key])
  const content = record(at(where))['content']
  if ((answer.status === 401 || content === undefined) && answer.text === '') return []
  const mediaType = answer.contentType?.split(';')[0] ?? 'none'
  if (!(mediaType in record(at([...where, 'content'])))) return [`${answer.status} came as ${mediaType}`]
  return wrongs([...where, 'content', mediaType, 'schema'], JSON.parse(answer.text))
}

/** Every example in the contract: of requests (status 0) and of answers. */
export function examples(): { operation: Operation; status: number; name: string; value: unknown }[] {
  return OPERATIONS.flatMap((operation) => {
    const { method, path } = operation
    const request = ['paths', path, method, 'requestBody']
    const answers = Object.keys(record(at(['paths', path, method, 'responses']))).map((status) => ({
      status: Number(status.replace('XX', '00')),
      where: follow(['paths', path, method, 'responses', status]),
    }))
    const places = at(request) === undefined ? answers : [{ status: 0, where: request }, ...answers]
    return places.flatMap(({ status, where }) =>
      Object.values(record(at([...where, 'content']))).flatMap((media) =>
        Object.entries(record(record(media)['examples'])).map(([name, example]) => {
          const target = record(example)['$ref']
          const value = typeof target === 'string' ? at(pointerSteps(target)) : example
          return { operation, status, name, value: record(value)['value'] }
        }),
      ),
    )
  })
}

function wrongs(steps: readonly string[], value: unknown): string[] {
  const pointer = steps.map((step) =>
    step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D'),
  )
  const validate = ajv.getSchema(`openapi#/${pointer.join('/')}`)
  if (!validate) throw new Error(`The contract has no schema at ${steps.join(' / ')}`)
  if (validate(value) === true) return []
  return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? ''}`)
}

/** Where a place really is: through one $ref, as responses have. */
function follow(steps: readonly string[]): string[] {
  const target = record(at(steps))['$ref']
  return typeof target === 'string' ? pointerSteps(target) : [...steps]
}

function pointerSteps(pointer: string): string[] {
  return pointer
    .replace('#/', '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function at(steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => record(value)[step], document)
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
