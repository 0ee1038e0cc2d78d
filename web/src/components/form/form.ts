/** The form viewer behind one small interface; it is loaded only when a form is shown. */
import type { DocumentReference, FieldProblem, JsonObject } from '@/api/types'

import { documentsOf } from './documents'

export interface FormHandle {
  /** The data as shown now, with the schema's defaults. */
  data: () => JsonObject
  submit: () => JsonObject | null
  /** Whether files that were picked are still on their way. */
  uploading: () => boolean
  showErrors: (problems: readonly FieldProblem[]) => FieldProblem[]
  setReadonly: (readonly: boolean) => void
  destroy: () => void
}

export interface FormOptions {
  readonly: boolean
  /** The task whose form it is, if it is one. */
  taskKey?: string | undefined
  onChange: (data: JsonObject) => void
}

interface FormField {
  id: string
  key?: string
}

interface FormFieldRegistry {
  getAll: () => FormField[]
}

/** What the viewer keeps; it offers no public way to set errors, so the state is written as its own commands do. */
interface FormState {
  data: JsonObject
  errors: Record<string, unknown>
}

interface StatefulForm {
  _getState: () => FormState
  _setState: (state: Partial<FormState>) => void
}

/** Date fields and drop-down lists open when they get the focus, and would cover their own message. */
const OPENS_ON_FOCUS = '[data-input], .fjs-select-hidden-input'

/** Bring the first wrong field into view, ready to be typed in. */
function focusFirstError(host: HTMLElement): void {
  const control = host.querySelector<HTMLElement>('.fjs-has-errors :is(input:not([type=file]), textarea, select, button)')
  control?.scrollIntoView({ block: 'center' })
  if (!control?.matches(OPENS_ON_FOCUS)) control?.focus()
}

/** Show a Camunda Form in `host`. */
export async function createForm(
  host: HTMLElement,
  schema: JsonObject,
  data: JsonObject,
  options: FormOptions,
): Promise<FormHandle> {
  const { Form, translateModule, filePickerModule } = await import('./viewer')
  const documents = documentsOf(options.taskKey)
  const buildUrl = ({ documentId }: DocumentReference): string => new URL(documents.address(documentId), location.href).href
  const documentsModule = { documents: ['value', documents], documentEndpointBuilder: ['value', { buildUrl }] }
  // With its usual delay, text typed right after another field has changed is overwritten by the redrawing and lost.
  const settings = { container: host, additionalModules: [translateModule, documentsModule, filePickerModule], debounce: false }
  const form = new Form(settings)
  await form.importSchema(schema, data)
  form.setProperty('readOnly', options.readonly)
  form.on('changed', (event: { data: JsonObject }) => options.onChange(event.data))

  function submit(): JsonObject | null {
    const { data: submitted, errors } = form.submit()
    if (Object.keys(errors).length === 0) return submitted
    requestAnimationFrame(() => focusFirstError(host))
    return null
  }

  function showErrors(problems: readonly FieldProblem[]): FieldProblem[] {
    const fields = form.get<FormFieldRegistry>('formFieldRegistry').getAll()
    const found = problems.map((problem) => ({ problem, field: fields.find(({ key }) => key === problem.field) }))
    const errors = Object.fromEntries(
      found.flatMap(({ problem, field }) => (field ? [[field.id, [`${problem.reason}；${problem.remedy}`]]] : [])),
    )
    const state = form as unknown as StatefulForm
    state._setState({ errors: { ...state._getState().errors, ...errors } })
    requestAnimationFrame(() => focusFirstError(host))
    return found.filter(({ field }) => !field).map(({ problem }) => problem)
  }

  return {
    data: () => (form as unknown as StatefulForm)._getState().data,
    submit,
    uploading: () => documents.pending() > 0,
    showErrors,
    setReadonly: (readonly) => form.setProperty('readOnly', readonly),
    destroy: () => form.destroy(),
  }
}
