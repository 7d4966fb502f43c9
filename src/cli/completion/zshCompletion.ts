import type { CompletionTable } from "./completionTable.js";
import { globalValuePattern, globalWords, optionCases, valueCases, valuePattern } from "./shellCases.js";

/** The completion of zsh. It works from `fpath` and evaluated behind `compinit`. */
export const zshCompletion = (table: CompletionTable): string => `#compdef kms-reencrypt
# Completion of kms-reencrypt for zsh: eval "$(kms-reencrypt completion zsh)", behind compinit
_kms_reencrypt() {
  local cur="$words[CURRENT]" prev="$words[CURRENT-1]" command="" skip="" word options="" values="" positional=""
  local globals="${globalWords(table)}"
  local -a commands typed
  typed=("\${(@)words[2,CURRENT-1]}")
  commands=(
${described(table)}
  )
  for word in "\${(@)typed}"; do
    if [[ -n "$skip" ]]; then skip=""; continue; fi
    case "$word" in
      ${globalValuePattern(table)}) skip=1 ;;
      -*) ;;
      kms) ;;
      *) [[ -n "$command" ]] || command="$word" ;;
    esac
  done
  case "$command" in
${optionCases(table).replaceAll(' words="', ' positional="')}
  esac
  if [[ "$cur" == --*=* ]]; then
    prev="\${cur%%=*}"
    compset -P 1 '*='
  fi
  case "$command $prev" in
${valueCases(table)}
  esac
  if [[ -n "$values" ]]; then
    compadd -- \${=values}
  elif [[ "$cur" == --*=* || "$prev" == (${valuePattern(table)}) ]]; then
    if [[ "$PREFIX" == (file|fileb)://* ]]; then compset -P 1 '*://'; fi
    _files
  elif [[ "$cur" == -* ]]; then
    compadd -- \${=options} \${=globals}
  elif [[ -z "$command" ]]; then
    _describe -t commands command commands
  else
    compadd -- \${=positional} \${=options}
  fi
}
if [[ "$funcstack[1]" == _kms_reencrypt ]]; then
  _kms_reencrypt "$@"
else
  compdef _kms_reencrypt kms-reencrypt
fi
`;

const described = ({ commands }: CompletionTable): string =>
  commands.map(({ name, summary }) => `    '${name}:${summary.replaceAll("'", "'\\''")}'`).join("\n");
