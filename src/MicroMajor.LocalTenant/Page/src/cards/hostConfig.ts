import { HostConfig } from "adaptivecards";

// Colours are CSS variables, so that a card follows the theme without being drawn again.
const colour = (name: string) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)`, highlightColors: { default: "var(--card-highlight)", subtle: "var(--card-highlight)" } });

const foreground = {
  default: colour("text"),
  dark: colour("text"),
  light: colour("light"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("warning"),
  attention: colour("attention"),
};

const surface = (name: string) => ({ backgroundColor: `var(--card-${name}-surface)`, borderColor: `var(--card-${name}-border)`, foregroundColors: foreground });

/** Cards as Teams draws them: its sizes, spacings and limits. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontTypes: { default: { fontFamily: "inherit" }, monospace: { fontFamily: "var(--mono)" } },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  containerStyles: {
    default: { backgroundColor: "transparent", borderColor: "var(--line)", foregroundColors: foreground },
    emphasis: surface("emphasis"),
    accent: surface("accent"),
    good: surface("good"),
    warning: surface("warning"),
    attention: surface("attention"),
  },
  adaptiveCard: { allowCustomStyle: true },
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    preExpandSingleShowCardAction: false,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    allowTitleToWrap: true,
  },
  factSet: {
    title: { color: "default", size: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 150 },
    value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", color: "default", size: "default", isSubtle: false, suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder", color: "default", size: "default", isSubtle: false },
    },
    errorMessage: { color: "attention", size: "small", weight: "default" },
  },
  table: { cellSpacing: 8 },
  textBlock: { headingLevel: 2 },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false, fontType: "default" } },
  media: { allowInlinePlayback: true },
});
