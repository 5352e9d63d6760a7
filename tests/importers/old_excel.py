"""A workbook of Excel 97, which nothing we depend on can write: LibreOffice made it from the cells told below.

Sheet "Rekap": B3 Kelurahan, C3 Suara; B4 '001, C4 24214; B6 Rangga Mekar, C6 24.214; B8:C8 merged, "catatan".
Sheet "Simpanan", hidden: A1 1.
"""

from __future__ import annotations

import base64
import lzma

_PACKED = (
    "{Wp48S^xk9=GL@E0stWa8~^|S5YJf5;1~Y{pj`lHGrk;#Fn3_|q=YHL-W+x(g7T4u+=$92y5XR=#s1$Y|6@ZSfQ3MUD>BRRg-WROuZTSRwY6lB"
    "L={3Zn7TTQ@jOBSh;(rl_XhGR$$c+C4_AKGP2NnyRK>s)anO}_xFFTh$V)f%Mqx&vzO(_B^U`KmuHSo3!AmumoWZv-C9^?bW2EE?50$9`Yu&K1"
    "H}C>?R*WCc4`sASE8Qc)!d&=7(gcpPdw%eDef-e9QXAC5{e!y2h77_QpcuZ<wDh~hIa(^*^%Vw=({b-j=1pkw_V>@Y8aeL1@`ZP!ltsOjl!&Y`"
    "X2DBA{&kyFdr17lIruba&MqF+Ah*L#9upUDTvfxGm(+1C;JHIj&=wwC-E|wK7&!EJ#_OuGzBzvjzfMcv&F4a!r;m!2JU=Qf$jgRAli#5+ON3bI"
    "EW6+_7?M!dDOc(GWIDdCvZibZ_Ad_nCry#_pq;QaldM9vPO>>ONB`m<F&RPg8J@)ZM>(8yF;=o}{gYKj+FcSv>^=n?q1`UPzLl0tuK~#c%+C)^"
    "tZUE&^3KN?)B4-3-Ip-3_Q)CqfWjl3cb6_mpaKm`=c3!jmWUWZ>+W$@>LeG#j?LJQp=}(0kfH12S<L*+;0;P`&wLqH2f1cB&Pv`-d%7+%rN*^l"
    "W6MCI_)2JxZrUMATP&_}+R3(oi6*lG$GzLi#`;VZiS<bZq6OQf*l(G%m2iXo37^xIsNrl#;ADoT!DsRAoRqs<OSSDU%Q2^X*MZkzPmF&Ll<g)5"
    ">dz37wp)U^ZPDJDH)6uluw2SU6-iU~`|^_FfRI@)mBJ=7i`peXtNub)?E{vc3<;vb9p7VvO4I0BKCv6ZSsUTdd20dC2L24pGSRLA?Kcp(oOEWO"
    "gZ~|!S8fSB6<6qbOT+<$W`ue4$hiOvxa)rNS1<_Bu*T-KEf(e%mVe|Xu?CZauYti{@PElN%lduxG(exWXU3<1!Kqpt3siEImvs29aAm@9Q*Yds"
    "xv!aA8WdT1QECis;_w0C8IIjY(|OXzvmdo75W{`gUpp2)x)Q3WDF_JaoPv6jETj2vOJ-|g_}h_qeS`WX^~8g8jtA=%?u>OJWU=QnQ7^)T^5}zt"
    "D&9(kKIV<J!_uo?kM*n)-;AkSQI#9m=yw0omC_O8!SIB=lTNsVUVzQP5q!zUWvH;Aq}Qf@)X?!M4GFGEKNtXUrIK3d_2j;vJkr>TC<P>X^y;Zq"
    "6W)WCZRPdEF;yY%WjSPJ%l5`=jSH7yWBbW$`q^I|%<_F28L~-OEgiM96gA-nSbzejY`<hux)R3NiVW=nn)qm1A`?Z|+ivY-s^!=??M8JKZCDW}"
    "3z&9Zn?lb4<u;_GKec79f`+0YG(Yg5vp(4*mI!na??$m{xRx+m+~bPPmA!ZK*^uyJ$*oYs1VeBNbpEQr6-7`t_hg)bx}`k96EB#<*0i*Z!ReZk"
    "J%X|;<+QqN*`h$JwHL@Qo$L4zG77*95FP^$dKnqE@yq<AyN;fKft$>{D+r20@sj~Yj3A?rg9hJ+H~bbXj^s@NZN-)VNqu9vPLcM500F!SfG_|6"
    "2{wOfvBYQl0ssI200dcD"
)


def old_workbook() -> bytes:
    """Return the workbook's bytes."""
    return lzma.decompress(base64.b85decode(_PACKED))
