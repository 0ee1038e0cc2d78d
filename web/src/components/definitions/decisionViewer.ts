/** The lazy part: the dmn-js viewer with its styles. */
import 'dmn-js/dist/assets/dmn-js-shared.css'
import 'dmn-js/dist/assets/dmn-js-decision-table.css'
import 'dmn-js/dist/assets/dmn-js-literal-expression.css'
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css'

export { default as Viewer } from 'dmn-js/lib/NavigatedViewer'
