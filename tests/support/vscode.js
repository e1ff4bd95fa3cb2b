// The outputs of cells, as the notebooks of VS Code show them: its widget manager, its order of MIME
// types, and elements without any class of JupyterLab. The kernel is a real one.
import { activate } from "./ipywidgets.js";

const { KernelManager, ServerConnection } = window["@jupyterlab/services"];
const OUTPUTS = ["display_data", "update_display_data", "execute_result"];
const KINDS = ["application/vnd.jupyter.widget-view+json", "text/html", "image/svg+xml", "image/png", "text/plain"];

activate();
window.vscIPyWidgets8.load();
requirejs.config({ paths: { anywidget: "/vscode/anywidget" } });

const token = document.body.dataset.token;
const serverSettings = ServerConnection.makeSettings({
  baseUrl: location.origin,
  wsUrl: location.origin.replace("http", "ws"),
  token,
  appendToken: true,
});
const kernel = await new KernelManager({ serverSettings }).startNew({ name: "python3" });
const scripts = {
  widgetsRegisteredInRequireJs: new Set(["anywidget"]),
  loadWidgetScript: async () => {},
  successHandler() {},
  errorHandler(name, module, version, error) {
    console.error(`${name} of ${module} ${version} did not load: ${error}`);
  },
};
const manager = new window.vscIPyWidgets.WidgetManager(kernel, document.body, scripts, () => {}, undefined);

// Run code in the kernel. A cell shows its outputs at the end of the page.
async function run(code, cell = true) {
  const place = document.createElement("div");
  if (cell) document.body.append(place);
  const shown = new Map(); // the elements of outputs with a name
  const rendered = [];
  let text = "";
  const future = kernel.requestExecute({ code, store_history: false });
  future.onIOPub = ({ header: { msg_type: type }, content }) => {
    if (type === "stream") text += content.text;
    if (!cell || !OUTPUTS.includes(type)) return;
    const name = content.transient?.display_id;
    const known = type === "update_display_data";
    const output = known ? shown.get(name) : place.appendChild(document.createElement("div"));
    if (!output) return;
    if (name) shown.set(name, output);
    rendered.push(render(content.data, output));
  };
  const { content } = await future.done;
  if (content.status !== "ok") throw new Error(`${content.ename}: ${content.evalue}`);
  await Promise.all(rendered);
  return text;
}

async function render(data, output) {
  const kind = KINDS.find((one) => one in data);
  output.replaceChildren();
  if (kind === KINDS[0]) {
    const model = await manager.get_model(data[kind].model_id);
    const view = await manager.create_view(model, { el: output });
    await manager.display_view(data[kind], view, { node: output });
  } else if (kind === "image/png") {
    output.append(Object.assign(new Image(), { src: `data:image/png;base64,${data[kind]}` }));
  } else if (kind === "text/plain") {
    output.textContent = data[kind];
  } else {
    output.innerHTML = data[kind];
  }
}

Object.assign(window, { run, kernel });
