// The tools of the explorer of any net, in the order of their buttons and panels.

import { largerTool } from "../../tools/larger.js";
import { exampleTool, netCasesTool } from "./bar.js";
import { netCheckTool, netErratumTool } from "./check.js";
import { netDescentTool } from "./descent.js";
import { netExportTool } from "./export.js";
import { netPredictTool } from "./predict.js";
import { netWalkTool } from "./walk.js";

export const NET_TOOLS = [
  netCasesTool, netWalkTool, netDescentTool, netPredictTool, netCheckTool, netErratumTool, netExportTool,
  largerTool, exampleTool,
];
