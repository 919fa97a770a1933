# rasoat, fish: rasoat completion fish | source
function __rasoat_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    test (count $current) -eq 0; and set current ''
    $words[1] __complete $words[2..-1] $current 2>/dev/null
end
complete -c rasoat -f -n 'test (count (__rasoat_complete)) -gt 0' -a '(__rasoat_complete)'
