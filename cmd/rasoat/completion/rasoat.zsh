#compdef rasoat
# rasoat, zsh: source <(rasoat completion zsh), or as _rasoat in a folder of $fpath
_rasoat() {
    local -a described
    local line
    for line in "${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#described )); then _describe rasoat described; else _files; fi
}
if [[ $funcstack[1] = _rasoat ]]; then _rasoat "$@"; else compdef _rasoat rasoat; fi
