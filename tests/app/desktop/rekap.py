"""A recap of a small presidential election as a text file, with one slip: 24214 for 2414."""

REKAP = """kecamatan,01 Joko Widodo - Ma'ruf Amin,02 Prabowo - Sandiaga Uno,Suara Sah,Suara Tidak Sah,Jumlah Suara
Bogor Selatan,43065,75413,118478,2514,120992
Bogor Timur,24636,36995,61631,1406,63037
Bogor Tengah,26735,38646,65381,1711,67092
Bogor Barat,50238,94401,144639,3020,147659
Bogor Utara,40210,69407,109617,24214,112031
Tanah Sareal,43228,84211,127439,2733,130172
"""
