// What the charts of calculators need of Apache ECharts, and nothing else. Bars and funnels are
// drawn by the custom series: stacked bars of ECharts go wrong where they cross zero, and its
// funnel has no room for rates between stages. build.sh makes echarts.min.js of this file.
import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, version } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([
  CustomChart, LineChart, ScatterChart,
  GridComponent, MarkLineComponent, TooltipComponent,
  SVGRenderer,
]);

window.echarts = { init, version };
