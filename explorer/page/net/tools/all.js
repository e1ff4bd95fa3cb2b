// The tools of the explorer of any net, in the order of their buttons and panels.

import { hideTool } from "../../tools/hide.js";
import { presentTool } from "../../tools/present.js";
import { py } from "../generated.js";
import { exampleTool, netCasesTool } from "./bar.js";
import { netCheckTool, netErratumTool } from "./check.js";
import { netDescentTool } from "./descent.js";
import { netExportTool } from "./export.js";
import { netPredictTool } from "./predict.js";
import { netWalkTool } from "./walk.js";

export const NET_TOOLS = [
  netCasesTool, netWalkTool, netDescentTool, netPredictTool, netCheckTool, netErratumTool, netExportTool,
  presentTool, hideTool(({ layers }) => py.session.net.display.set_by_hand(layers)), exampleTool,
];
