/**
 * The file picker of forms. It takes the place of form-js's own, which keeps files until the form is submitted and forgets those
 * that were handed in before: here a picked file is stored at once, and the field's value is the list of references, as the
 * variable will hold it.
 */
import { Errors, FilePicker as Original, FormContext, Label, useExpressionEvaluation, useSingleLineTemplateEvaluation } from '@bpmn-io/form-js-viewer'
import { type ComponentChild, type FunctionComponent, h } from 'preact'
import { useContext, useRef } from 'preact/hooks'

import type { DocumentReference } from '@/api/types'
import { fileSize } from '@/i18n/labels'

import type { Documents } from './documents'
import { type OnChange, useUpload } from './useUpload'

interface Props {
  field: { label?: string; accept?: string; multiple?: boolean | string; validate?: { required?: boolean } }
  domId: string
  errors?: string[]
  disabled?: boolean
  readonly?: boolean
  value?: unknown
  onChange: OnChange
}

/** form-js types its label for VNode children only, which preact's own types do not fit. */
const LabelOf = Label as unknown as FunctionComponent<{ htmlFor: string; label: string; required: boolean }>

function isReference(value: unknown): value is DocumentReference {
  return typeof value === 'object' && value !== null && 'documentId' in value && 'metadata' in value
}

function classes({ errors, disabled, readonly }: Props): string {
  const marks = { 'fjs-has-errors': errors?.length, 'fjs-disabled': disabled, 'fjs-readonly': readonly }
  const set = Object.entries(marks).flatMap(([name, is]) => (is ? [name] : []))
  return ['fjs-form-field', 'fjs-form-field-filepicker', ...set].join(' ')
}

function FilePicker(props: Props): ComponentChild {
  const { field, domId, errors = [], disabled, readonly, value } = props
  const input = useRef<HTMLInputElement>(null)
  const accept = useSingleLineTemplateEvaluation(field.accept ?? '', { debug: true }) ?? ''
  const several = useExpressionEvaluation(field.multiple ?? false) === true
  const chosen = Array.isArray(value) ? value.filter(isReference) : []
  const documents = useContext(FormContext).getService('documents') as Documents
  const { sending, failures, pick, remove } = useUpload(documents, chosen, { accept, several }, props.onChange)
  const fixed = Boolean(disabled ?? false) || Boolean(readonly ?? false)
  const label = field.label ?? ''

  function picked(): void {
    const files = [...(input.current?.files ?? [])]
    if (input.current) input.current.value = ''
    if (files.length) void pick(files)
  }

  function line({ documentId, metadata }: DocumentReference): ComponentChild {
    return h('li', { key: documentId }, [
      h('a', { href: documents.address(documentId), download: metadata.fileName }, metadata.fileName),
      h('small', {}, fileSize(metadata.size)),
      fixed
        ? null
        : h('button', { type: 'button', 'aria-label': `移除 ${metadata.fileName}`, onClick: () => remove(documentId) }, '移除'),
    ])
  }

  const text = several || chosen.length === 0 ? '选择文件' : '更换文件'
  const status = sending.length ? `正在上传 ${sending.join('、')}…` : chosen.length ? '' : '未选择文件'
  return h('div', { class: classes({ ...props, errors: [...errors, ...failures] }) }, [
    h(LabelOf, { htmlFor: `${domId}-pick`, label, required: field.validate?.required ?? false }),
    h('input', {
      ref: input,
      type: 'file',
      class: 'fjs-hidden',
      id: domId,
      'aria-label': label,
      disabled: fixed,
      multiple: several,
      accept: accept || undefined,
      onChange: picked,
    }),
    h('div', { class: 'fjs-filepicker-container' }, [
      h(
        'button',
        {
          type: 'button',
          id: `${domId}-pick`,
          class: 'fjs-button fjs-filepicker-button',
          disabled: fixed || sending.length > 0,
          'aria-describedby': `${domId}-error-message`,
          onClick: () => input.current?.click(),
        },
        text,
      ),
      h('span', { class: 'dd-file-status', role: 'status' }, status),
    ]),
    chosen.length ? h('ul', { class: 'dd-files', 'aria-label': `${label}：已选择的文件` }, chosen.map(line)) : null,
    h(Errors, { id: `${domId}-error-message`, errors: [...errors, ...failures] }),
  ])
}

FilePicker.config = Original.config

interface FormFields {
  register: (type: string, component: unknown) => void
}

function register(formFields: FormFields): null {
  formFields.register(FilePicker.config.type, FilePicker)
  return null
}

/** The dependency-injection module that puts it in. */
export const filePickerModule = {
  __init__: ['filePicker'],
  filePicker: ['factory', Object.assign(register, { $inject: ['formFields'] })],
}
