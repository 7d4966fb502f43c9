import type { CompletionTable } from "./completionTable.js";
import {
  commandWords,
  globalValuePattern,
  globalWords,
  optionCases,
  valueCases,
  valuePattern,
} from "./shellCases.js";

/**
 * The completion of bash 3.2 and later. It splits the line itself: bash splits at `:` and `=`, too, and so would tear
 * `fileb://` and `--output=json` apart.
 */
export const bashCompletion = (
  table: CompletionTable,
): string => `# Completion of kms-reencrypt for bash: eval "$(kms-reencrypt completion bash)"
_kms_reencrypt() {
  local line="\${COMP_LINE:0:COMP_POINT}" cur prev command="" skip="" word list options="" words="" values="" prefix=""
  local globals="${globalWords(table)}"
  local -a typed
  COMPREPLY=()
  read -r -a typed <<< "$line"
  cur=""
  if [[ "$line" != *[[:space:]] ]]; then
    cur="\${typed[\${#typed[@]}-1]}"
    unset "typed[\${#typed[@]}-1]"
  fi
  prev=""
  if [[ \${#typed[@]} -gt 0 ]]; then prev="\${typed[\${#typed[@]}-1]}"; fi
  for word in "\${typed[@]:1}"; do
    if [[ -n "$skip" ]]; then skip=""; continue; fi
    case "$word" in
      ${globalValuePattern(table)}) skip=1 ;;
      -*) ;;
      kms) [[ -n "$command" ]] || continue ;;
      *) [[ -n "$command" ]] || command="$word" ;;
    esac
  done
  case "$command" in
${optionCases(table)}
  esac
  if [[ "$cur" == --*=* ]]; then
    prefix="\${cur%%=*}="
    prev="\${cur%%=*}"
    cur="\${cur#*=}"
  fi
  case "$command $prev" in
${valueCases(table)}
  esac
  if [[ -n "$values" ]]; then
    list="$values"
  elif [[ "$cur" == -* ]]; then
    list="$options $globals"
  else
    case "$prev" in
      ${valuePattern(table)}) list="" ;;
      *) if [[ -z "$command" ]]; then list="${commandWords(table)} help kms"; else list="$words $options"; fi ;;
    esac
    if [[ -z "$list" ]]; then
      local scheme=""
      case "$cur" in file://*) scheme="file://" ;; fileb://*) scheme="fileb://" ;; esac
      while IFS= read -r word; do
        COMPREPLY+=("$prefix$scheme$word")
      done < <(compgen -f -- "\${cur#"$scheme"}")
      compopt -o filenames -o nospace 2>/dev/null
    fi
  fi
  if [[ -n "$list" ]]; then
    while IFS= read -r word; do
      COMPREPLY+=("$prefix$word")
    done < <(compgen -W "$list" -- "$cur")
  fi
  # What bash takes for a word begins behind the last ":" or "=".
  local whole="$prefix$cur" breaks="\${COMP_WORDBREAKS-}" cut="" index
  if [[ "$breaks" == *=* && "$whole" == *=* ]]; then cut="\${whole%"\${whole##*=}"}"; fi
  if [[ "$breaks" == *:* && "$whole" == *:* ]]; then cut="\${whole%"\${whole##*:}"}"; fi
  for index in "\${!COMPREPLY[@]}"; do
    COMPREPLY[index]="\${COMPREPLY[index]#"$cut"}"
  done
}
complete -F _kms_reencrypt kms-reencrypt
`;
