/** The lazy part: form-js with its styles, in Chinese. */
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@/styles/form.css'

import flatpickr from 'flatpickr'
import { Mandarin } from 'flatpickr/dist/l10n/zh.js'

flatpickr.localize(Mandarin)

export { Form } from '@bpmn-io/form-js-viewer'
export { translateModule } from '@/i18n/form'
