// Every field of the schema that can hold text has its line in the allow-list: what is added to reports later must be decided on, too.
import { expect, test } from 'vitest'
import { decisionFor } from '../../../shared/report/redaction/field-decisions.ts'
import { reportSchema } from '../../../shared/report/report-schema.ts'

/** What the walk needs to know of a schema. */
interface Schema {
  readonly type: string
  readonly entries?: Readonly<Record<string, Schema>>
  readonly options?: readonly Schema[]
  readonly item?: Schema
  readonly wrapped?: Schema
  readonly value?: Schema
  readonly pipe?: readonly Schema[]
}

/** The fields of a schema that hold text, each as `holder.field`; values of tables have the table's name for a holder. */
function textFields(schema: Schema, holder: string, field: string): readonly string[] {
  if (schema.pipe) {
    const inner = schema.pipe.filter(({ type }) => ['array', 'record'].includes(type)).slice(-1)
    if (inner.length > 0) return inner.flatMap((each) => textFields(each, holder, field))
  }
  switch (schema.type) {
    case 'strict_object':
      return Object.entries(schema.entries ?? {}).flatMap(([key, entry]) => textFields(entry, field, key))
    case 'variant':
    case 'union':
      return (schema.options ?? []).flatMap((option) => textFields(option, holder, field))
    case 'array':
      return schema.item && schema.item.type !== 'any' ? textFields(schema.item, holder, field) : []
    case 'exact_optional':
      return schema.wrapped ? textFields(schema.wrapped, holder, field) : []
    case 'record':
      return schema.value ? textFields(schema.value, field, '*') : []
    case 'string':
    case 'picklist':
      return [`${holder}.${field}`]
    case 'literal':
    case 'number':
    case 'boolean':
    case 'custom':
    case 'any':
      return []
    default:
      throw new Error(`The walk does not know the schema type ${schema.type}`)
  }
}

const fields = [...new Set(textFields(reportSchema, '', ''))]

test('Every field of a report that can hold text has a decision', () => {
  const undecided = fields.filter((name) => {
    const [holder = '', field = ''] = name.split('.')
    // Parameters have names of their own, and the record of a redaction is Ponte's own.
    return field !== '*' && holder !== 'redaction' && decisionFor(holder, field) === undefined
  })
  expect([fields.length > 80, undecided]).toEqual([true, []])
})

test('A field that nobody has decided on has none', () => {
  expect([decisionFor('value', 'surplus'), decisionFor('headers', 'constructor'), decisionFor('', '__proto__')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
