# rasoat, bash: source <(rasoat completion bash)
_rasoat() {
    local IFS=$'\n' current="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2>/dev/null | cut -f1)" -- "$current"))
}
complete -o bashdefault -o default -F _rasoat rasoat
