/** The lazy part: the bpmn-js viewer with its styles. */
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import '@/styles/diagram.css'

export { default as Viewer } from 'bpmn-js/lib/NavigatedViewer'
